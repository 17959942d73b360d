package hotline.report.paper;

/** Elements of HTML and SVG as text. Each text of a person is escaped and isolated, so that it changes nothing around it. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    /** @param attributes as written, with values that are escaped already */
    Markup open(String element, String... attributes) {
        tag(element, attributes).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        tag(element, attributes).append("/>");
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return text;
    }

    Markup close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    Markup words(String words) {
        text.append(escaped(words));
        return this;
    }

    /** An element with nothing but words. */
    Markup element(String element, String words, String... attributes) {
        return open(element, attributes).words(words).close(element);
    }

    /** Words in any script, which do not turn those next to them. */
    Markup isolated(String words) {
        return element("bdi", words);
    }

    Markup raw(Markup other) {
        text.append(other.text);
        return this;
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
