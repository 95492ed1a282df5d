package markup

import "strings"

// element is what an element of HTML means to who reads it.
type element int

const (
	unknown element = iota
	inline
	link
	image
	lineBreak
	block
	frame // of a table or a list: what is open in another one does not go on
	item
	cell
	verbatim // white space in it counts
	hidden   // it, and what is in it, is not for reading
	void     // has neither content nor end, and shows nothing
)

// elementOf finds the element of a name in lower case.
func elementOf(name string) element {
	switch name {
	case "b",
		"i",
		"u",
		"s",
		"em",
		"strong",
		"code",
		"span",
		"font",
		"del",
		"ins",
		"small",
		"sub",
		"sup",
		"strike",
		"mark",
		"kbd":
		return inline
	case "a":
		return link
	case "img":
		return image
	case "br":
		return lineBreak
	case "html", "head", "body", "p", "hr", "div", "center", "dt", "dd", "blockquote",
		"h1", "h2", "h3", "h4", "h5", "h6":
		return block
	case "ul", "ol", "dl", "table", "caption", "thead", "tbody", "tfoot", "tr":
		return frame
	case "li":
		return item
	case "td", "th":
		return cell
	case "pre":
		return verbatim
	case "script", "style", "title", "template", "iframe", "noembed", "noframes":
		return hidden
	case "meta", "link", "base", "col", "area", "input", "source", "track", "embed", "param", "wbr":
		return void
	default:
		return unknown
	}
}

// tells reports whether the element's tag says that a text is HTML. Names that
// are common in XML, which is shown as it is, say nothing.
func (e element) tells(name string) bool {
	switch e {
	case unknown, void:
		return false
	case hidden:
		return name == "script" || name == "style"
	default:
		return true
	}
}

// flows reports whether a text with the element is laid out as HTML lays it out,
// and does not keep its own lines.
func (e element) flows() bool {
	switch e {
	case block, frame, item, cell, verbatim:
		return true
	default:
		return false
	}
}

// isElementName reports whether something in angle brackets may be the name of an
// element at all: an address is none.
func isElementName(name string) bool {
	other := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("-_:", r)
	}
	return !strings.ContainsFunc(name, other) && !strings.HasSuffix(name, ":")
}

// areAttributes reports whether what stands behind a name in a tag may be its
// attributes: not so in "a<b and c>d".
func areAttributes(s string) bool {
	if strings.Contains(s, "=") {
		return true
	}
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == '/' || strings.ContainsRune(space, r) }) {
		switch strings.ToLower(name) {
		case "allowfullscreen",
			"async",
			"checked",
			"compact",
			"controls",
			"defer",
			"disabled",
			"hidden",
			"inert",
			"ismap",
			"itemscope",
			"loop",
			"multiple",
			"muted",
			"nohref",
			"noresize",
			"noshade",
			"nowrap",
			"open",
			"readonly",
			"required",
			"reversed",
			"selected":
		default:
			return false
		}
	}
	return true
}
