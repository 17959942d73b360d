package hotline.http.engine;

import io.vertx.ext.web.handler.HttpException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code If-Match} (RFC 9110, 13.1.1): a list of entity tags, or {@code *}. Proxies that compress weaken a tag or
 * add a suffix to it, and some clients send a bare number.
 */
final class EntityTags {
    /** A tag or a number, or nothing, up to the next comma or the end. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*+(?:(?:W/)?\"(?<tag>[!#-~\\x80-\\xFF]*+)\"|(?<number>[0-9]++))?[ \\t]*+(?:,|$)");

    /** Such as {@code 3}, {@code 3-gzip}, {@code 3--gzip}, {@code 3-br} and {@code 3;gzip}. */
    private static final Pattern VERSION = Pattern.compile("(?<version>[0-9]{1,9})(?:(?:--?|;)[A-Za-z0-9]{1,16})?");

    private EntityTags() {}

    /**
     * The versions of ours among the tags; empty for {@code *}, which allows any version. Fails with 400 where the header
     * is no list of tags.
     */
    static Optional<Set<Integer>> versions(String header) {
        if (header.strip().equals("*")) {
            return Optional.empty();
        }
        var versions = new HashSet<Integer>();
        var element = ELEMENT.matcher(header);
        int tags = 0;
        for (int from = 0; from < header.length(); from = element.end()) {
            if (!element.region(from, header.length()).lookingAt()) {
                throw new HttpException(400);
            }
            var tag = Optional.ofNullable(element.group("tag")).or(() -> Optional.ofNullable(element.group("number")));
            if (tag.isPresent()) {
                tags++;
                var ours = VERSION.matcher(tag.get());
                if (ours.matches()) {
                    versions.add(Integer.valueOf(ours.group("version")));
                }
            }
        }
        if (tags == 0) {
            throw new HttpException(400);
        }
        return Optional.of(versions);
    }
}
