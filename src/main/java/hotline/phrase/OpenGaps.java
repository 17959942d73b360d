package hotline.phrase;

import hotline.policy.phrase.Brace;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a phrase left to be filled in, such as 【时间】; other words in such brackets are a writer's own. Pure. */
public final class OpenGaps {
    private static final Pattern GAP = Pattern.compile(Arrays.stream(Brace.values())
            .flatMap(brace -> Stream.of(brace.label().zh(), brace.label().en()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "【(?:", ")】")));

    private OpenGaps() {}

    /** The first of them. */
    public static Optional<String> in(String text) {
        return GAP.matcher(text).results().map(found -> found.group()).findFirst();
    }
}
