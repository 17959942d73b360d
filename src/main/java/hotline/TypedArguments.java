package hotline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The command line as it was typed. Java decodes arguments by the locale, and without a UTF-8 one (LC_ALL=C, as in many
 * service files and containers) makes U+FFFD of every byte of 王芳; on Linux the bytes can still be read.
 */
final class TypedArguments {
    private static final char UNREADABLE = '\uFFFD';
    private static final Path BYTES = Path.of("/proc/self/cmdline");

    private TypedArguments() {}

    /** Throws IllegalArgumentException, with what to do, where an argument can't be known. */
    static String[] of(String[] decoded) {
        return of(decoded, bytes());
    }

    /** @param bytes the whole command line, each part ended by a zero byte; empty where the system does not tell it */
    static String[] of(String[] decoded, byte[] bytes) {
        if (List.of(decoded).stream().noneMatch(TypedArguments::isUnreadable)) {
            return decoded;
        }
        List<byte[]> parts = parts(bytes);
        int before = parts.size() - decoded.length;
        return IntStream.range(0, decoded.length)
                .mapToObj(i -> isUnreadable(decoded[i])
                        ? read(decoded[i], before < 0 ? new byte[0] : parts.get(before + i))
                        : decoded[i])
                .toArray(String[]::new);
    }

    private static boolean isUnreadable(String argument) {
        return argument.indexOf(UNREADABLE) >= 0;
    }

    private static String read(String decoded, byte[] typed) {
        try {
            String read = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(typed))
                    .toString();
            if (isSame(decoded, read)) {
                return read;
            }
        } catch (CharacterCodingException anotherEncoding) {
            // Reported below.
        }
        throw new IllegalArgumentException("The argument " + decoded
                + " can't be read in this locale. Set LC_ALL=C.UTF-8" + " in the environment, and type it in UTF-8.");
    }

    /** They agree in every character that this locale knows. */
    private static boolean isSame(String decoded, String read) {
        return known(decoded).equals(known(read)) && !read.isEmpty();
    }

    private static String known(String argument) {
        return argument.replaceAll("[^\\x00-\\x7F]+", "");
    }

    private static byte[] bytes() {
        try {
            return Files.readAllBytes(BYTES);
        } catch (IOException notLinux) {
            return new byte[0];
        }
    }

    private static List<byte[]> parts(byte[] bytes) {
        List<byte[]> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                parts.add(java.util.Arrays.copyOfRange(bytes, begin, i));
                begin = i + 1;
            }
        }
        return parts;
    }
}
