package hotline.http.engine;

import java.util.regex.Pattern;

/**
 * The telephone number that customers call.
 *
 * @param written as the operator wrote it, such as 400-820-1234
 */
public record HotlinePhone(String written) {
    /** Only characters that mean nothing to HTML, since pages hold it as it is. */
    private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ()-]{2,28}[0-9]");

    private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]");

    public HotlinePhone {
        if (!NUMBER.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "“" + written + "” is no telephone number; digits, blanks, dashes, brackets and a plus are known");
        }
    }

    /** The first line of the customers' pages, in both languages until a page knows its reader's; a phone calls the number
     * when it is touched. */
    public String bar() {
        return """
                <aside class="call-bar" aria-labelledby="call-bar">
                  <span id="call-bar"><span lang="zh">客服热线</span> <span lang="en">Hotline</span></span> <a href="tel:%s">%s</a>
                </aside>""".formatted(NOT_DIALLED.matcher(written).replaceAll(""), written);
    }
}
