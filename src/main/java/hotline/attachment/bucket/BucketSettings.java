package hotline.attachment.bucket;

import java.net.URI;
import java.util.Locale;

/**
 * Where the objects lie, and who we are there.
 *
 * @param address of the bucket, with a part of the names of its objects where several servers share it
 * @param isLeft whether the house leaves it: its objects are read and deleted, and none is put
 */
public record BucketSettings(URI address, String region, String keyId, String secret, boolean isLeft) {

    public static final String USUAL_REGION = "us-east-1";

    public BucketSettings {
        if (region.isBlank() || keyId.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a bucket needs a region, a key and its secret");
        }
    }

    /** @param address such as {@code https://files.s3.eu-central-1.amazonaws.com} or {@code http://minio:9000/files} */
    public static BucketSettings of(String address, String region, String keyId, String secret) {
        return new BucketSettings(read(address.strip()), region.strip(), keyId.strip(), secret.strip(), false);
    }

    public BucketSettings left() {
        return new BucketSettings(address, region, keyId, secret, true);
    }

    private static URI read(String address) {
        var uri = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || !uri.getRawPath().matches("[A-Za-z0-9._/-]*")) {
            throw new IllegalArgumentException("it must be the https or http address of a bucket, without a query");
        }
        return uri;
    }

    /** As a Host header has it: a usual port is left out. */
    String host() {
        boolean isUsual = address.getPort() < 0 || address.getPort() == (isEncrypted() ? 443 : 80);
        return isUsual ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    boolean isEncrypted() {
        return address.getScheme().equalsIgnoreCase("https");
    }

    int port() {
        return address.getPort() >= 0 ? address.getPort() : isEncrypted() ? 443 : 80;
    }

    String path(String object) {
        return address.getRawPath() + "/" + object;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return address + " in " + region;
    }
}
