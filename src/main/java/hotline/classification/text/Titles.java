package hotline.classification.text;

import java.util.ArrayList;
import java.util.List;

/** Titles in Chinese title marks: 《骂人宝典》 names goods, with any words. */
public final class Titles {
    private record Title(int start, int end) implements Span {}

    private Titles() {}

    /** In the order of the text, with their marks. */
    public static List<Span> in(NormalizedText text) {
        var titles = new ArrayList<Span>();
        int open = -1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.at(at);
            if (c == '《') {
                open = at;
            } else if (c == '》' && open >= 0) {
                titles.add(new Title(open, at + 1));
                open = -1;
            } else if (c == '\n') {
                open = -1;
            }
        }
        return titles;
    }
}
