package hotline.configuration;

/** A setting has an invalid value; the message names its flag, its variable and the allowed values. */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingRefused(Setting setting, String why) {
        super(setting.names() + ": " + why);
    }
}
