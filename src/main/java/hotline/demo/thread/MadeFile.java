package hotline.demo.thread;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A small file that is made here, so that no stranger's photo is in the program. Pure. */
record MadeFile(String name, String type, Buffer bytes) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CARDBOARD = 0xB98A56;
    private static final int TAPE = 0x3F6FA8;
    private static final int HOLE = 0x2A1D12;
    private static final int FLOOR = 0x8E9196;

    /**
     * A parcel on the floor of a hub.
     *
     * @param hole where it is torn, from 0 to 1; beyond: nowhere
     */
    static MadeFile parcel(String name, double hole) {
        var rows = new byte[HEIGHT * (1 + WIDTH * 3)];
        int at = 0;
        for (int y = 0; y < HEIGHT; y++) {
            rows[at++] = 0;
            for (int x = 0; x < WIDTH; x++) {
                int colour = colour((double) x / WIDTH, (double) y / HEIGHT, hole);
                rows[at++] = (byte) (colour >> 16);
                rows[at++] = (byte) (colour >> 8);
                rows[at++] = (byte) colour;
            }
        }
        return new MadeFile(name, "image/png", png(rows));
    }

    private static int colour(double x, double y, double hole) {
        boolean isBox = x > 0.18 && x < 0.84 && y > 0.2 && y < 0.85;
        if (!isBox) {
            return shaded(FLOOR, 0.75 + 0.35 * y);
        }
        double dx = x - 0.3 - 0.4 * hole;
        double dy = y - 0.5;
        double edge = 0.09 + 0.02 * Math.sin(9 * Math.atan2(dy, dx)) + 0.01 * Math.sin(23 * Math.atan2(dx, dy));
        if (hole <= 1 && Math.hypot(dx, dy * 0.8) < edge) {
            return shaded(HOLE, 1 + dy);
        }
        boolean isTape = Math.abs(x - 0.51) < 0.035;
        return shaded(isTape ? TAPE : CARDBOARD, 1.1 - 0.3 * x + 0.02 * Math.sin(160 * y));
    }

    private static int shaded(int colour, double light) {
        return part(colour >> 16, light) << 16 | part(colour >> 8, light) << 8 | part(colour, light);
    }

    private static int part(int colour, double light) {
        return (int) Math.min(255, (colour & 0xFF) * light);
    }

    private static Buffer png(byte[] rows) {
        var size = Buffer.buffer().appendInt(WIDTH).appendInt(HEIGHT).appendBytes(new byte[] {8, 2, 0, 0, 0});
        return Buffer.buffer(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .appendBuffer(chunk("IHDR", size))
                .appendBuffer(chunk("IDAT", deflated(rows)))
                .appendBuffer(chunk("IEND", Buffer.buffer()));
    }

    private static Buffer chunk(String name, Buffer data) {
        var named = Buffer.buffer(name).appendBuffer(data);
        var sum = new CRC32();
        sum.update(named.getBytes());
        return Buffer.buffer().appendInt(data.length()).appendBuffer(named).appendInt((int) sum.getValue());
    }

    private static Buffer deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        var all = Buffer.buffer();
        var part = new byte[8192];
        while (!deflater.finished()) {
            all.appendBytes(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return all;
    }

    /** One page with these lines, in letters of ASCII. */
    static MadeFile paper(String name, List<String> lines) {
        var said = new StringBuilder("BT /F1 14 Tf 60 780 Td 22 TL\n");
        lines.forEach(line -> said.append('(').append(line).append(") Tj T*\n"));
        said.append("ET");
        var objects = List.of(
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Kids [3 0 R] /Count 1>>",
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
                "<</Length " + said.length() + ">>\nstream\n" + said + "\nendstream",
                "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
        pdf.append("trailer\n<</Size ").append(objects.size() + 1).append(" /Root 1 0 R>>\nstartxref\n");
        pdf.append(table).append("\n%%EOF\n");
        return new MadeFile(
                name, "application/pdf", Buffer.buffer(pdf.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
