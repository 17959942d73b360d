package hotline.classification;

import hotline.policy.Lexicon.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a text's wording resembles among a policy's examples, for texts whose words the lexicon does not know: a softmax
 * regression over characters, pairs and triples of them, and Latin words, learned when the policy is loaded. It always
 * learns the same from the same examples.
 */
final class ExampleHints {
    private static final int BUCKETS = 1 << 17;
    private static final int ROUNDS = 24;
    private static final float RATE = 0.5f;
    private static final float FORGETTING = 1e-4f;
    private static final int FRACTION_BITS = 16;

    private final List<String> classes;
    private final float[] weights;

    private ExampleHints(List<String> classes) {
        this.classes = classes;
        this.weights = new float[classes.size() * BUCKETS];
    }

    static ExampleHints learn(List<Example> examples, Function<Example, String> classOf, List<String> classes) {
        var hints = new ExampleHints(classes);
        var features = new ArrayList<int[]>();
        for (var example : examples) {
            features.add(features(Normalizer.normalize(example.text())));
        }
        for (int round = 0; round < ROUNDS; round++) {
            float rate = RATE / (1 + round * 0.2f);
            for (int i = 0; i < examples.size(); i++) {
                // A stride coprime to most sizes mixes the classes, which stand together in the file.
                int at = (int) ((i * 7_919L + round) % examples.size());
                hints.learn(features.get(at), classes.indexOf(classOf.apply(examples.get(at))), rate);
            }
        }
        return hints;
    }

    private void learn(int[] features, int right, float rate) {
        var shares = shares(features);
        float scale = rate / (float) Math.sqrt(features.length + 1.0);
        for (int c = 0; c < classes.size(); c++) {
            float error = (c == right ? 1 : 0) - shares[c];
            for (int feature : features) {
                int at = c * BUCKETS + feature;
                weights[at] += scale * error - rate * FORGETTING * weights[at];
            }
        }
    }

    /** For each class the share of likeness, together 1. */
    float[] shares(NormalizedText text) {
        return shares(features(text));
    }

    private float[] shares(int[] features) {
        var shares = new float[classes.size()];
        float scale = 1 / (float) Math.sqrt(features.length + 1.0);
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < shares.length; c++) {
            float sum = 0;
            for (int feature : features) {
                sum += weights[c * BUCKETS + feature];
            }
            shares[c] = sum * scale;
            most = Math.max(most, shares[c]);
        }
        float all = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) Math.exp(shares[c] - most);
            all += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= all;
        }
        return shares;
    }

    private static int[] features(NormalizedText text) {
        var found = new int[text.length() * 3 + 1];
        int size = 0;
        int wordHash = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (Normalizer.isLatin(c) || c == '\'') {
                wordHash = wordHash * 31 + c;
                if (!Normalizer.isLatin(text.at(i + 1)) && text.at(i + 1) != '\'') {
                    found[size++] = bucket(wordHash, 4);
                    wordHash = 0;
                }
            } else if (Normalizer.isHan(c)) {
                found[size++] = bucket(c, 1);
                if (Normalizer.isHan(text.at(i + 1))) {
                    int pair = c * 31 + text.at(i + 1);
                    found[size++] = bucket(pair, 2);
                    if (Normalizer.isHan(text.at(i + 2))) {
                        found[size++] = bucket(pair * 31 + text.at(i + 2), 3);
                    }
                }
            }
        }
        return java.util.Arrays.copyOf(found, size);
    }

    private static int bucket(int hash, int kind) {
        int mixed = (hash * 5 + kind) * 0x9E3779B1;
        return (mixed ^ mixed >>> FRACTION_BITS) & BUCKETS - 1;
    }
}
