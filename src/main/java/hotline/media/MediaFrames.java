package hotline.media;

import hotline.media.PictureAnswer.Remade;
import hotline.media.PictureAnswer.TooManyPixels;
import hotline.media.PictureAnswer.Unreadable;
import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;

/** What server and child say to each other: a file's length and bytes, then an answer. */
public final class MediaFrames {
    /** Of a file or a picture; longer ones are not taken to be meant. */
    public static final int LONGEST = 32 * 1024 * 1024;

    private static final int REMADE = 1;
    private static final int TOO_MANY_PIXELS = 2;
    private static final int UNREADABLE = 3;

    private MediaFrames() {}

    public static void writeFile(DataOutputStream out, Buffer file) throws IOException {
        writeBytes(out, file);
        out.flush();
    }

    /** @return nothing where no more files come */
    public static Optional<byte[]> readFile(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        return Optional.of(read(in, length));
    }

    public static void writeAnswer(DataOutputStream out, PictureAnswer answer) throws IOException {
        if (answer instanceof Remade remade) {
            out.writeByte(REMADE);
            writePicture(out, remade.shown());
            writePicture(out, remade.thumb());
            out.writeUTF(remade.takenAt().map(LocalDateTime::toString).orElse(""));
            out.writeUTF(remade.camera().orElse(""));
            out.writeBoolean(remade.hadLocation());
        } else if (answer instanceof TooManyPixels many) {
            out.writeByte(TOO_MANY_PIXELS);
            out.writeInt(many.width());
            out.writeInt(many.height());
        } else if (answer instanceof Unreadable unreadable) {
            out.writeByte(UNREADABLE);
            out.writeUTF(unreadable.why());
        } else {
            throw new IllegalStateException(answer.toString());
        }
        out.flush();
    }

    public static PictureAnswer readAnswer(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case REMADE ->
                new Remade(
                        readPicture(in),
                        readPicture(in),
                        readText(in).map(LocalDateTime::parse),
                        readText(in),
                        in.readBoolean());
            case TOO_MANY_PIXELS -> new TooManyPixels(in.readInt(), in.readInt());
            case UNREADABLE -> new Unreadable(in.readUTF());
            default -> throw new EOFException("an answer of kind " + kind);
        };
    }

    private static void writePicture(DataOutputStream out, NewPicture picture) throws IOException {
        out.writeUTF(picture.type().name());
        out.writeInt(picture.width());
        out.writeInt(picture.height());
        writeBytes(out, picture.bytes());
    }

    private static NewPicture readPicture(DataInputStream in) throws IOException {
        var type = MediaType.valueOf(in.readUTF());
        int width = in.readInt();
        int height = in.readInt();
        return new NewPicture(type, readBytes(in, in.readInt()), width, height);
    }

    private static Optional<String> readText(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
    }

    private static void writeBytes(DataOutputStream out, Buffer bytes) throws IOException {
        out.writeInt(bytes.length());
        out.write(bytes.getBytes());
    }

    private static Buffer readBytes(DataInputStream in, int length) throws IOException {
        return Buffer.buffer(read(in, length));
    }

    private static byte[] read(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new EOFException("a length of " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other side has ended");
        }
        return bytes;
    }
}
