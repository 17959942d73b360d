package hotline.search;

import io.vertx.core.buffer.Buffer;
import java.util.BitSet;

/** Complaints whose ids follow each other; rows of the index have those of one block. */
record Block(int number) {
    /** A row seldom leaves its page, and a rare gram is asked of few blocks. */
    static final int SIZE = 4_096;

    private static final int BYTES = 2;

    static Block of(long complaint) {
        return new Block(Math.toIntExact(complaint / SIZE));
    }

    long first() {
        return (long) number * SIZE;
    }

    int place(long complaint) {
        return (int) (complaint - first());
    }

    static void put(Buffer complaints, int place) {
        complaints.appendUnsignedShort(place);
    }

    static BitSet places(Buffer complaints) {
        var places = new BitSet(SIZE);
        for (int at = 0; at + 1 < complaints.length(); at += BYTES) {
            places.set(complaints.getUnsignedShort(at));
        }
        return places;
    }

    static Buffer stored(BitSet places) {
        var complaints = Buffer.buffer(places.cardinality() * BYTES);
        places.stream().forEach(place -> put(complaints, place));
        return complaints;
    }
}
