package hotline.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** How near to each other sought words stand in a text that has them all; the nearest first. Pure. */
enum Nearness {
    /** One behind the other in the order in which they were typed, with or without blanks and marks between them. */
    AS_TYPED,
    /** In one or two clauses. */
    TOGETHER,
    APART;

    /** Characters from the beginning of the first word to that of the last one. */
    private static final int FURTHEST = 40;

    /** Where a word stands more often, the others stand near one of these. */
    private static final int MOST_PLACES = 50;

    private record Place(int at, int word) {}

    static Nearness of(SoughtWords words, String folded) {
        if (words.terms().size() == 1) {
            return AS_TYPED;
        }
        var typed = new StringBuilder();
        words.terms().forEach(term -> typed.append(term.run()));
        if (folded.replace(" ", "").contains(typed)) {
            return AS_TYPED;
        }
        return width(places(words, folded), words.terms().size()) <= FURTHEST ? TOGETHER : APART;
    }

    private static List<Place> places(SoughtWords words, String folded) {
        var places = new ArrayList<Place>();
        for (int word = 0; word < words.terms().size(); word++) {
            var term = words.terms().get(word);
            int at = term.in(folded, 0);
            for (int times = 0; at >= 0 && times < MOST_PLACES; times++) {
                places.add(new Place(at, word));
                at = term.in(folded, at + term.run().length());
            }
        }
        places.sort(Comparator.comparingInt(Place::at));
        return places;
    }

    /** Of the narrowest part in which all words begin. */
    private static int width(List<Place> places, int words) {
        int narrowest = Integer.MAX_VALUE;
        var last = new HashMap<Integer, Integer>();
        for (Place place : places) {
            last.put(place.word(), place.at());
            if (last.size() == words) {
                int first =
                        last.values().stream().min(Comparator.naturalOrder()).orElseThrow();
                narrowest = Math.min(narrowest, place.at() - first);
            }
        }
        return narrowest;
    }
}
