package hotline.configuration;

/** A setting has a value that it can't have; the message names its flag and its variable, and says what is allowed. */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingRefused(Setting setting, String why) {
        super(setting.names() + ": " + why);
    }
}
