package hotline.telephony.route;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an exchange is told what to do. Only administrators write it; it names one address of the web, with places such as {@code {to}} that are filled for
 * each command, none of them in front of the path. Pure.
 */
public final class CommandAddress {
    public static final int LONGEST = 1000;

    /** Of clouds that hand out secrets to anyone who asks from within; {@link ExchangeAddresses} asks what other names lead to. */
    private static final Pattern LINK_LOCAL =
            Pattern.compile("(?i)169\\.254\\..*|\\[fe[89ab][0-9a-f]:.*|\\[fd00:ec2::254\\]|metadata\\..*");

    private static final Pattern PLACE = Pattern.compile("\\{(action|from|to|call|reference)\\}");

    private CommandAddress() {}

    /** Whether it may be kept. */
    public static boolean isFit(String template) {
        if (template.length() > LONGEST) {
            return false;
        }
        var uri = parsed(PLACE.matcher(template).replaceAll("x"));
        return uri.filter(one -> one.getHost() != null
                        && ("http".equals(one.getScheme()) || "https".equals(one.getScheme()))
                        && one.getUserInfo() == null
                        && one.getFragment() == null
                        && !LINK_LOCAL.matcher(one.getHost()).matches())
                .filter(one -> !PLACE.matcher(template.substring(0, authorityEnd(template)))
                        .find())
                .isPresent();
    }

    /** Of an address that {@link #isFit}: where it leads, no matter what is filled in. */
    static URI place(String template) {
        return URI.create(PLACE.matcher(template).replaceAll("x"));
    }

    /** The part before the path must be fixed. */
    private static int authorityEnd(String template) {
        int from = template.indexOf("://") + 3;
        int path = template.indexOf('/', from);
        int query = template.indexOf('?', from);
        int end = path < 0 ? query : query < 0 ? path : Math.min(path, query);
        return end < 0 ? template.length() : end;
    }

    static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(match -> URLEncoder.encode(values.getOrDefault(match.group(1), ""), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
