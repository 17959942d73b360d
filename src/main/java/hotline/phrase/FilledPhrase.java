package hotline.phrase;

import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A phrase with what is known filled in. An unknown value stands as a gap that is seen, such as 【时间】.
 *
 * @param gaps in their order in the text
 */
public record FilledPhrase(Phrase phrase, String text, List<Gap> gaps) {
    public FilledPhrase {
        gaps = List.copyOf(gaps);
    }

    /** @param from in UTF-16 units, as browsers count */
    public record Gap(Brace brace, int from, int to) {}

    /** @param language {@code zh} or {@code en} */
    public static FilledPhrase of(Phrase phrase, String language, KnownNow known) {
        var wording = phrase.wording().in(language);
        var text = new StringBuilder();
        var gaps = new ArrayList<Gap>();
        int taken = 0;
        for (var found : Brace.IN_TEXT.matcher(wording).results().toList()) {
            var brace = found.group(1) == null ? null : Brace.byCode().get(found.group(1));
            if (brace == null) {
                continue;
            }
            text.append(wording, taken, found.start());
            taken = found.end();
            var value = known.of(brace, phrase.situation());
            if (value.isEmpty()) {
                int from = text.length();
                text.append('【').append(brace.label().in(language)).append('】');
                gaps.add(new Gap(brace, from, text.length()));
            } else {
                text.append(value.get());
            }
        }
        return new FilledPhrase(phrase, text.append(wording.substring(taken)).toString(), gaps);
    }
}
