// Package theme turns roles into styles: what a piece of text is for, in what
// it looks like on this terminal.
//
// Nothing else in the program names a colour. With 16 colours a theme uses the
// terminal's own palette, and no index that common palettes make unreadable;
// with 256 and with true colour it brings colours of its own, each with a
// contrast of at least 4.5 to 1 (WCAG 2, AA) on the background it is for. With
// none, roles differ by bold, underline and reverse.
//
// No role sets a background: emphasis by area is reverse video, which is
// readable wherever the role's own colour is. So text of any role may be drawn
// into any pane or dialog. Severity and status have a glyph and a word beside
// their colour, since colour alone tells nothing to many.
package theme
