package hotline.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key pair that tokens are signed with.
 *
 * @param id the {@code kid} that tokens name
 * @param privatePem PKCS 8
 * @param publicPem X.509
 */
record SigningKey(String id, String privatePem, String publicPem) {
    static final String ALGORITHM = "ES256";
    private static final SecureRandom RANDOM = new SecureRandom();

    static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var id = new byte[8];
            RANDOM.nextBytes(id);
            return new SigningKey(
                    HexFormat.of().formatHex(id),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String pem(String label, byte[] encoded) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    /** Keys are no matter for logs. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
