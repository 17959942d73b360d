package hotline.customer.lists;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which numbers have stood in rows before, by 64 bits of each: eight bytes for each of a million rows, and no two of them alike by chance. */
final class SeenIds {
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private long[] places = new long[1 << 10];
    private int size;

    /** False where it has been seen. */
    boolean add(String id) {
        long hash = hash(id);
        if (!put(places, hash)) {
            return false;
        }
        size++;
        if (size > places.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        var before = places;
        places = new long[before.length * 2];
        Arrays.stream(before).filter(hash -> hash != 0).forEach(hash -> put(places, hash));
    }

    private static boolean put(long[] places, long hash) {
        int mask = places.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (places[at] != 0) {
            if (places[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        places[at] = hash;
        return true;
    }

    /** FNV-1a, mixed; never 0, which is an empty place. */
    private static long hash(String id) {
        long hash = BASIS;
        for (byte one : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
