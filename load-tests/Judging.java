import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.Lexicon;
import hotline.regulation.PolicyFile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long the lexicon of the freight network takes to judge texts made to be slow, and honest long ones. Fails where a text takes more than 400 ms,
 * or four times as much of it more than ten times as long: a quadratic step takes sixteen times as long.
 *
 * <pre>java -cp target/hotline.jar load-tests/Judging.java [longest text in characters]</pre>
 */
public final class Judging {
    private static final int RUNS = 7;
    private static final int TRIES = 5;
    private static final double ENOUGH_MILLISECONDS = 10_000;
    private static final int LONGEST = 10_000;
    private static final double MOST_MILLISECONDS = 400;
    private static final double MOST_TIMES = 10;
    /** Below it the compiler and the garbage collector weigh more than the text. */
    private static final double WORTH_COMPARING = 20;

    private static final List<String> PIECES = List.of(
            "一件", "少1件", "五件货只到四件", "丢了1件", "发5件5件全碎", "赔1元后来请", "晚1天", "半天1天", "第3次投诉", "12 of 12 ", "12 out of 12 ",
            "two hundred and ", "我投诉的是破损", "没有任何", "没人冒签我名", "投诉 damaged lost ", "a", "9", "九", " ", "。", "\ufdfa", "e\u0301",
            "\u0301\u0323", "\u0bcd\u200d");

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
        // Other work on the machine may slow single tries.
        var slow = PIECES.stream()
                .filter(piece -> IntStream.range(0, TRIES).allMatch(nth -> isSlow(judge, piece)))
                .toList();
        if (!slow.isEmpty()) {
            System.out.println("too slow: " + slow);
            System.exit(1);
        }
    }

    private static boolean isSlow(Judge judge, String piece) {
        double quarter = measure(judge, piece.strip() + ", a quarter", ofLength(piece, LONGEST / 4));
        double whole = measure(judge, piece.strip() + ", whole", ofLength(piece, LONGEST));
        return whole > MOST_MILLISECONDS || whole > Math.max(WORTH_COMPARING, MOST_TIMES * quarter);
    }

    private static String ofLength(String piece, int characters) {
        return piece.repeat(characters / piece.length() + 1).substring(0, characters);
    }

    private static Map<String, String> texts(Lexicon lexicon) {
        var told = lexicon.examples().stream().map(Lexicon.Example::text).collect(Collectors.joining("。"));
        var texts = new LinkedHashMap<String, String>();
        texts.put("an example, 100 characters", told.substring(0, 100));
        texts.put("examples, 10 000 characters", told.substring(0, 10_000));
        texts.put("300 waybills, one a line", IntStream.range(0, 300)
                .mapToObj(i -> "HD2611%06d，2件，代收%d元，少1件".formatted(i * 37, 100 + i))
                .collect(Collectors.joining("\n", "这批货都没到：\n", "")));
        return texts;
    }

    /** @return the fastest in milliseconds, so that other work on the machine counts little */
    private static double measure(Judge judge, String name, String text) {
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
        return sorted[0];
    }
}
