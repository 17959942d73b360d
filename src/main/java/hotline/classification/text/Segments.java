package hotline.classification.text;

/** Where clauses and sentences end, and how far apart two places are as a reader sees it. */
public final class Segments {
    /** A Chinese character says as much as about three Latin letters. */
    private static final int HAN_WIDTH = 3;

    private final int[] clause;
    private final int[] sentence;
    private final int[] width;

    public Segments(NormalizedText text) {
        int length = text.length();
        clause = new int[length + 1];
        sentence = new int[length + 1];
        width = new int[length + 1];
        int clauses = 0;
        int sentences = 0;
        for (int i = 0; i < length; i++) {
            char c = text.at(i);
            clause[i] = clauses;
            sentence[i] = sentences;
            width[i + 1] = width[i] + (Normalizer.isHan(c) ? HAN_WIDTH : 1);
            if (endsSentence(text, i)) {
                sentences++;
                clauses++;
            } else if (endsClause(text, i)) {
                clauses++;
            }
        }
        clause[length] = clauses;
        sentence[length] = sentences;
    }

    public boolean sameClause(int a, int b) {
        return clause[a] == clause[b];
    }

    public boolean sameSentence(int a, int b) {
        return sentence[a] == sentence[b];
    }

    public int clauseAt(int at) {
        return clause[at];
    }

    public int sentenceAt(int at) {
        return sentence[at];
    }

    public int distance(int from, int to) {
        return Math.abs(width[to] - width[from]);
    }

    private static boolean endsSentence(NormalizedText text, int i) {
        return switch (text.at(i)) {
            case '。', '!', '?', ';', '\n' -> true;
            case '.' -> !Character.isDigit(text.at(i + 1)) && !Normalizer.isLatin(text.at(i + 1));
            default -> false;
        };
    }

    private static boolean endsClause(NormalizedText text, int i) {
        return switch (text.at(i)) {
            case ',' -> !Character.isDigit(text.at(i + 1)) || !Character.isDigit(text.at(i - 1));
            case ':', '…', '—', '(', ')' -> true;
            default -> false;
        };
    }
}
