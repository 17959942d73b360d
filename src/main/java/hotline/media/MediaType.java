package hotline.media;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of files that are taken. The first bytes of a file decide, never its name or what its sender says of it (A1). What is none of
 * these is refused: pages, scripts, programs, archives, films.
 */
public enum MediaType {
    JPEG(MediaKind.PICTURE, "image/jpeg", "jpg", "jpeg", "jfif"),
    PNG(MediaKind.PICTURE, "image/png", "png"),
    WEBP(MediaKind.PICTURE, "image/webp", "webp"),
    GIF(MediaKind.PICTURE, "image/gif", "gif"),
    HEIC(MediaKind.FOREIGN_PICTURE, "image/heic", "heic", "heif"),
    PDF(MediaKind.PDF, "application/pdf", "pdf"),
    DOCX(MediaKind.OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(MediaKind.OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(MediaKind.OFFICE, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    /** Of Office before 2007, and of WPS. */
    OLD_OFFICE(MediaKind.OFFICE, "application/x-ole-storage", "doc", "xls", "ppt", "wps", "et"),
    TEXT(MediaKind.TEXT, "text/plain", "txt", "csv", "log"),
    MP3(MediaKind.AUDIO, "audio/mpeg", "mp3"),
    M4A(MediaKind.AUDIO, "audio/mp4", "m4a", "mp4", "3gp"),
    AAC(MediaKind.AUDIO, "audio/aac", "aac"),
    AMR(MediaKind.AUDIO, "audio/amr", "amr"),
    OGG(MediaKind.AUDIO, "audio/ogg", "ogg", "opus", "oga"),
    WEBM(MediaKind.AUDIO, "audio/webm", "webm", "weba"),
    WAV(MediaKind.AUDIO, "audio/wav", "wav");

    /** So many bytes of a file are enough to know its type. */
    public static final int HEAD = 8_192;

    private static final List<String> HEIF_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final List<String> SOUND_BRANDS = List.of("M4A ", "M4B ");
    /** Of films, and of telephones' recorders; what follows says which. */
    private static final List<String> MIXED_BRANDS = List.of("mp41", "mp42", "isom", "iso2", "3gp4", "3gp5", "3gp6");

    private static final List<String> FILMS = List.of("avc1", "hvc1", "hev1", "mp4v", "s263", "vide");

    private final MediaKind kind;
    private final String mime;

    // Made by List.of, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> extensions;

    MediaType(MediaKind kind, String mime, String... extensions) {
        this.kind = kind;
        this.mime = mime;
        this.extensions = List.of(extensions);
    }

    public MediaKind kind() {
        return kind;
    }

    public String mime() {
        return mime;
    }

    /** Names of such files end with one of these; the first one is the usual one. */
    public List<String> extensions() {
        return extensions;
    }

    public static Optional<MediaType> byMime(String mime) {
        return Stream.of(values()).filter(type -> type.mime.equals(mime)).findFirst();
    }

    /** By its first bytes. */
    public static Optional<MediaType> of(byte[] file) {
        return of(Buffer.buffer(Arrays.copyOf(file, Math.min(HEAD, file.length))));
    }

    /** @param start the first {@link #HEAD} bytes, or the whole file where it is smaller */
    public static Optional<MediaType> of(Buffer start) {
        // One character for each byte.
        String head = start.getString(0, Math.min(HEAD, start.length()), StandardCharsets.ISO_8859_1.name());
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (head.startsWith("RIFF")) {
            return head.startsWith("WEBP", 8)
                    ? Optional.of(WEBP)
                    : Optional.of(WAV).filter(wave -> head.startsWith("WAVE", 8));
        }
        if (head.startsWith("ftyp", 4)) {
            return ofBoxes(head);
        }
        if (head.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return ofArchive(head);
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return Optional.of(OLD_OFFICE);
        }
        if (head.startsWith("#!AMR")) {
            return Optional.of(AMR);
        }
        if (head.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(WEBM).filter(sound -> head.contains("webm") && !head.contains("V_VP"));
        }
        if (head.startsWith("ID3")) {
            return Optional.of(MP3);
        }
        return ofFrames(head).or(() -> Optional.of(TEXT).filter(text -> isText(start)));
    }

    private static Optional<MediaType> ofBoxes(String head) {
        String brand = head.length() < 12 ? "" : head.substring(8, 12);
        if (HEIF_BRANDS.contains(brand)) {
            return Optional.of(HEIC);
        }
        boolean isSound = SOUND_BRANDS.contains(brand)
                || (MIXED_BRANDS.contains(brand) && FILMS.stream().noneMatch(head::contains));
        return Optional.of(M4A).filter(sound -> isSound);
    }

    /** Names of an archive's members are written as they are, those of documents near the start. Documents with programs are refused. */
    private static Optional<MediaType> ofArchive(String head) {
        if (!head.contains("[Content_Types].xml") && !head.contains("_rels/") && !head.contains("docProps/")) {
            return Optional.empty();
        }
        if (head.contains("vbaProject") || head.contains("macroEnabled")) {
            return Optional.empty();
        }
        if (head.contains("word/")) {
            return Optional.of(DOCX);
        }
        if (head.contains("xl/")) {
            return Optional.of(XLSX);
        }
        return Optional.of(PPTX).filter(slides -> head.contains("ppt/"));
    }

    /** Sound that begins without a header: eleven bits set, then version and layer. */
    private static Optional<MediaType> ofFrames(String head) {
        if (head.length() < 4 || head.charAt(0) != 0xff) {
            return Optional.empty();
        }
        int second = head.charAt(1);
        if ((second & 0xf6) == 0xf0) {
            return Optional.of(AAC);
        }
        return Optional.of(MP3).filter(layer -> (second & 0xe6) == 0xe2);
    }

    private static boolean isText(Buffer start) {
        if (start.length() == 0) {
            return false;
        }
        for (int at = 0; at < Math.min(HEAD, start.length()); at++) {
            int one = start.getUnsignedByte(at);
            if (one < 0x20 && one != '\t' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
