package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The passwords of an embedded cluster's two roles, each in a separate file that only its owner reads: the server's
 * password does not open the superuser.
 *
 * @param server of the role {@code hotline}, which owns the server's database and nothing else
 * @param superuser of the role {@code postgres}, for administration and backups
 */
record RolePasswords(String server, String superuser) {
    /** The server's own role and database. */
    DatabaseSettings ofServer(int port) {
        return DatabaseSettings.local(port, "hotline", server);
    }

    DatabaseSettings ofSuperuser(int port) {
        return DatabaseSettings.local(port, "postgres", superuser);
    }

    /** Empty where one of them is not known, as in directories of releases before both had their own. */
    static Optional<RolePasswords> read(DataDirectory directory) throws IOException {
        Optional<String> server = readable(directory.serverPassword());
        Optional<String> superuser = readable(directory.superuserPassword());
        return server.flatMap(first -> superuser.map(second -> new RolePasswords(first, second)));
    }

    /** The known passwords, completed by new ones. */
    static RolePasswords completed(DataDirectory directory) throws IOException {
        return new RolePasswords(
                readable(directory.serverPassword()).orElseGet(RolePasswords::random),
                readable(directory.superuserPassword()).orElseGet(RolePasswords::random));
    }

    void write(DataDirectory directory) throws IOException {
        write(server, directory.serverPassword());
        write(superuser, directory.superuserPassword());
    }

    private static Optional<String> readable(Path file) throws IOException {
        return Files.isReadable(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static String random() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void write(String password, Path file) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "password-", ".new");
        Directories.permit(unfinished, "rw-------");
        Files.writeString(unfinished, password + "\n");
        Directories.sync(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "(passwords)";
    }
}
