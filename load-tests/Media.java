import hotline.media.MediaChildren;
import hotline.media.PictureAnswer.Remade;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** How long pictures take from the server to a media child and back, and how much memory the children have then. */
public class Media {
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        System.setProperty("java.awt.headless", "true");
        Map<String, Buffer> files = new LinkedHashMap<>();
        files.put("12 MP JPEG", jpeg(4000, 3000, false));
        files.put("12 MP JPEG, progressive", jpeg(4000, 3000, true));
        files.put("48 MP JPEG", jpeg(8000, 6000, false));
        files.put("12 MP PNG", png(4000, 3000));
        files.put("5 MP JPEG, as a browser sends it", jpeg(2560, 1920, false));
        files.put("bomb of 3 600 MP", bomb(60_000, 60_000));
        var vertx = Vertx.vertx();
        var children = new MediaChildren(vertx);
        System.out.printf("%-34s %9s %9s %9s %9s  %s%n", "", "kB", "first ms", "median ms", "worst ms", "answer");
        for (var file : files.entrySet()) {
            List<Long> times = new ArrayList<>();
            Object answer = null;
            for (int round = 0; round <= rounds; round++) {
                long begun = System.nanoTime();
                answer = done(children.remake(file.getValue()));
                times.add((System.nanoTime() - begun) / 1_000_000);
            }
            long first = times.remove(0);
            times.sort(null);
            System.out.printf("%-34s %9d %9d %9d %9d  %s%n", file.getKey(), file.getValue().length() / 1024, first,
                    times.get(times.size() / 2), times.get(times.size() - 1), said(answer));
        }
        long begun = System.nanoTime();
        List<Future<?>> both = new ArrayList<>();
        for (int one = 0; one < 2 * rounds; one++) {
            both.add(children.remake(files.get("12 MP JPEG")));
        }
        done(Future.all(both));
        System.out.printf("two at once: %d ms for each 12 MP JPEG%n", (System.nanoTime() - begun) / 1_000_000 / (2 * rounds));
        System.out.printf("children's memory: %d MB%n", memory());
        done(children.stop());
        done(vertx.close());
    }

    private static String said(Object answer) {
        return answer instanceof Remade remade
                ? remade.shown().width() + " × " + remade.shown().height() + ", " + remade.shown().bytes().length() / 1024 + " kB"
                : String.valueOf(answer);
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
    }

    /** Of all processes below this one. */
    private static long memory() throws Exception {
        long kilobytes = 0;
        for (var process : ProcessHandle.current().descendants().toList()) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kilobytes / 1024;
    }

    private static BufferedImage photo(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        var random = new Random(1);
        for (int box = 0; box < 20_000; box++) {
            graphics.setColor(new Color(random.nextInt(0xffffff)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), random.nextInt(60), random.nextInt(60));
        }
        graphics.dispose();
        return picture;
    }

    private static Buffer jpeg(int width, int height, boolean isProgressive) throws Exception {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (isProgressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo(width, height), null, null), parameters);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Buffer png(int width, int height) throws Exception {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(photo(width, height), "png", bytes);
        return Buffer.buffer(bytes.toByteArray());
    }

    private static Buffer bomb(int width, int height) {
        var header = Buffer.buffer("IHDR").appendInt(width).appendInt(height).appendBytes(new byte[] {8, 6, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.getBytes());
        return Buffer.buffer(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .appendInt(13)
                .appendBuffer(header)
                .appendUnsignedInt(crc.getValue());
    }
}
