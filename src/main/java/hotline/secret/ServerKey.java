package hotline.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;

/** A key for one purpose. Makes codes that no one without it can make; pure. */
public final class ServerKey {
    /** RFC 4648, in small letters: may stand in addresses and links, and can be read aloud. */
    private static final char[] LETTERS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private static final int BITS = 5;
    private static final int MOST_LETTERS = 32 * 8 / BITS;

    private final byte[] key;

    public ServerKey(byte[] key) {
        this.key = key.clone();
    }

    /** HMAC-SHA256, 32 bytes. */
    public byte[] digest(String text) {
        return Hmac.of(key, text.getBytes(StandardCharsets.UTF_8));
    }

    public Seal seal() {
        return new Seal(new SecretKeySpec(digest("seal"), "AES"));
    }

    /** The first letters of the digest in base32; 16 letters are 80 bits. */
    public String letters(String text, int number) {
        if (number < 1 || number > MOST_LETTERS) {
            throw new IllegalArgumentException("a digest has 1 to " + MOST_LETTERS + " letters");
        }
        var digest = digest(text);
        var letters = new StringBuilder(number);
        int bits = 0;
        int held = 0;
        for (int i = 0; letters.length() < number; ) {
            if (held < BITS) {
                bits = (bits << Byte.SIZE) | (digest[i++] & 0xff);
                held += Byte.SIZE;
            }
            held -= BITS;
            letters.append(LETTERS[(bits >> held) & ((1 << BITS) - 1)]);
        }
        return letters.toString();
    }

    /** In constant time. */
    public boolean isOf(String text, String letters) {
        return !letters.isEmpty()
                && letters.length() <= MOST_LETTERS
                && MessageDigest.isEqual(
                        letters(text, letters.length()).getBytes(StandardCharsets.UTF_8),
                        letters.getBytes(StandardCharsets.UTF_8));
    }
}
