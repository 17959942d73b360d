import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.Lexicon;
import hotline.regulation.PolicyFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long the lexicon of the freight network takes to judge texts made to be slow, and honest long ones.
 *
 * <pre>java -cp target/hotline.jar load-tests/Judging.java [longest text in characters]</pre>
 */
public final class Judging {
    private static final int RUNS = 7;
    private static final double ENOUGH_MILLISECONDS = 10_000;

    private Judging() {}

    public static void main(String[] arguments) {
        int longest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Integer.MAX_VALUE;
        Lexicon lexicon = PolicyFile.read("freight-network").policy().lexicon();
        Judge judge = new LexiconJudge(lexicon);
        for (int round = 0; round < 5; round++) {
            lexicon.examples().forEach(example -> judge.judge(example.text()));
        }
        System.out.printf("%-34s %10s %12s %12s%n", "text", "characters", "median", "longest");
        texts(lexicon).forEach((name, text) -> {
            if (text.length() <= longest) {
                measure(judge, name, text);
            }
        });
    }

    private static Map<String, String> texts(Lexicon lexicon) {
        var told = lexicon.examples().stream().map(Lexicon.Example::text).collect(Collectors.joining("。"));
        var texts = new LinkedHashMap<String, String>();
        texts.put("an example, 100 characters", told.substring(0, 100));
        texts.put("examples, 10 000 characters", told.substring(0, 10_000));
        texts.put("300 waybills, one a line", IntStream.range(0, 300)
                .mapToObj(i -> "HD2611%06d，2件，代收%d元，少1件".formatted(i * 37, 100 + i))
                .collect(Collectors.joining("\n", "这批货都没到：\n", "")));
        for (String piece : new String[] {"一件", "少1件", "五件货只到四件", "丢了1件", "赔1元后来请", "12 out of 12 ", "\ufdfa"}) {
            texts.put(piece.strip() + " × 500", piece.repeat(500));
            texts.put(piece.strip() + " × " + 10_000 / piece.length(), piece.repeat(10_000 / piece.length()));
        }
        return texts;
    }

    private static void measure(Judge judge, String name, String text) {
        var took = new double[RUNS];
        int runs = 0;
        for (double all = 0; runs < RUNS && all < ENOUGH_MILLISECONDS; runs++) {
            long before = System.nanoTime();
            judge.judge(text);
            took[runs] = (System.nanoTime() - before) / 1e6;
            all += took[runs];
        }
        var sorted = Arrays.copyOf(took, runs);
        Arrays.sort(sorted);
        System.out.printf("%-34s %10d %9.2f ms %9.2f ms%n", name, text.length(), sorted[runs / 2], sorted[runs - 1]);
    }
}
