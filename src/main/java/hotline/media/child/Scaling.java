package hotline.media.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Makes pictures smaller and sets them upright, in the colours of screens. */
final class Scaling {
    private Scaling() {}

    /** As large as it is, or smaller: by halves, so that each point of it is seen. */
    static BufferedImage within(BufferedImage picture, int side) {
        var now = picture;
        while (longest(now) >= 2 * side) {
            now = drawn(now, Math.max(1, now.getWidth() / 2), Math.max(1, now.getHeight() / 2));
        }
        double factor = Math.min(1, (double) side / longest(now));
        int width = Math.max(1, (int) Math.round(now.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(now.getHeight() * factor));
        return drawn(now, width, height);
    }

    /** @param turn as EXIF counts them: 3 is upside down, 6 and 8 are quarter turns, even ones of the others mirrored */
    static BufferedImage upright(BufferedImage picture, int turn) {
        if (turn == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        var transform =
                switch (turn) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> throw new IllegalArgumentException("no turn " + turn);
                };
        boolean isSideways = turn >= 5;
        var upright = blank(picture, isSideways ? height : width, isSideways ? width : height);
        draw(upright, graphics -> graphics.drawImage(picture, transform, null));
        return upright;
    }

    /** On white where one could see through it. */
    static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        draw(opaque, graphics -> graphics.drawImage(picture, 0, 0, Color.WHITE, null));
        return opaque;
    }

    private static int longest(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        if (width == picture.getWidth() && height == picture.getHeight() && isOfScreens(picture)) {
            return picture;
        }
        var smaller = blank(picture, width, height);
        draw(smaller, graphics -> graphics.drawImage(picture, 0, 0, width, height, null));
        return smaller;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        return new BufferedImage(
                width,
                height,
                like.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static boolean isOfScreens(BufferedImage picture) {
        return picture.getType() == BufferedImage.TYPE_INT_RGB || picture.getType() == BufferedImage.TYPE_INT_ARGB;
    }

    private interface Strokes {
        void on(Graphics2D graphics);
    }

    private static void draw(BufferedImage on, Strokes strokes) {
        var graphics = on.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
        strokes.on(graphics);
        graphics.dispose();
    }
}
