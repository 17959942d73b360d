package hotline.classification;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import hotline.policy.Lexicon.Example;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The likeness of a text to a policy's examples, for texts outside the lexicon's vocabulary: a softmax regression for
 * the type and one for the severity over characters, pairs and triples of them, and Latin words, learned together when
 * the judge is built. It always learns the same from the same examples.
 */
final class ExampleHints {
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final int ROUNDS = 4;
    private static final float RATE = 1f;
    private static final float SLOWING = 0.3f;
    private static final float FORGETTING = 3e-4f;
    /** An example judged with this certainty adds nothing to the training. */
    private static final float SURE = 0.03f;
    /** 64 MB. */
    private static final int MOST_WEIGHTS = 16_000_000;

    private final CharacterGrams features;
    private final int types;
    private final int columns;
    private final float[] weights;

    /**
     * For each class the share of likeness, together 1 for the types and 1 for the severities.
     *
     * @param types in the order of the lexicon's types
     * @param severities in the order of {@link Severity}
     */
    // Read for every text; no two are compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Shares(float[] types, float[] severities) {
        float of(Severity severity) {
            return severities[SEVERITIES.indexOf(severity)];
        }
    }

    private ExampleHints(CharacterGrams features, int types) {
        this.features = features;
        this.types = types;
        this.columns = types + SEVERITIES.size();
        if ((long) features.count() * columns > MOST_WEIGHTS) {
            throw new LexiconTooLarge(LexiconTooLarge.Part.WORDS_OF_EXAMPLES, types, MOST_WEIGHTS);
        }
        this.weights = new float[features.count() * columns];
    }

    static ExampleHints learn(List<Example> examples, List<String> types) {
        var texts = new ArrayList<NormalizedText>(examples.size());
        examples.forEach(example -> texts.add(Normalizer.normalize(example.text())));
        var hints = new ExampleHints(CharacterGrams.seenIn(texts), types.size());
        var rows = texts.stream().map(hints.features::of).toArray(int[][]::new);
        var scores = new float[hints.columns];
        for (int round = 0; round < ROUNDS; round++) {
            float rate = RATE / (1 + round * SLOWING);
            for (int i = 0; i < rows.length; i++) {
                // A stride coprime to most sizes mixes the classes, which stand together in the file.
                int at = (int) ((i * 7_919L + round) % rows.length);
                var example = examples.get(at);
                hints.score(rows[at], scores);
                scores[types.indexOf(example.type())] -= 1;
                scores[types.size() + SEVERITIES.indexOf(example.severity())] -= 1;
                hints.correct(rows[at], scores, rate);
            }
        }
        return hints;
    }

    private void correct(int[] row, float[] errors, float rate) {
        float greatest = 0;
        for (float error : errors) {
            greatest = Math.max(greatest, Math.abs(error));
        }
        if (greatest < SURE) {
            return;
        }
        float scale = scale(row) * rate;
        float kept = 1 - rate * FORGETTING;
        for (int feature : row) {
            int at = feature * columns;
            for (int c = 0; c < columns; c++) {
                weights[at + c] = weights[at + c] * kept - scale * errors[c];
            }
        }
    }

    Shares shares(NormalizedText text) {
        var scores = new float[columns];
        if (features.count() == 0) {
            // Without examples nothing resembles anything, and nothing reads graver than its words.
            scores[types] = 1;
            return shares(scores);
        }
        score(features.of(text), scores);
        return shares(scores);
    }

    private Shares shares(float[] scores) {
        return new Shares(Arrays.copyOf(scores, types), Arrays.copyOfRange(scores, types, columns));
    }

    private void score(int[] row, float[] scores) {
        Arrays.fill(scores, 0);
        for (int feature : row) {
            int at = feature * columns;
            for (int c = 0; c < columns; c++) {
                scores[c] += weights[at + c];
            }
        }
        float scale = scale(row);
        toShares(scores, 0, types, scale);
        toShares(scores, types, columns, scale);
    }

    private static float scale(int[] row) {
        return 1 / (float) Math.sqrt(row.length + 1.0);
    }

    private static void toShares(float[] scores, int from, int to, float scale) {
        float most = Float.NEGATIVE_INFINITY;
        for (int c = from; c < to; c++) {
            scores[c] *= scale;
            most = Math.max(most, scores[c]);
        }
        float all = 0;
        for (int c = from; c < to; c++) {
            scores[c] = (float) Math.exp(scores[c] - most);
            all += scores[c];
        }
        for (int c = from; c < to; c++) {
            scores[c] /= all;
        }
    }
}
