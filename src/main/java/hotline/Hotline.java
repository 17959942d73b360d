package hotline;

public final class Hotline {
    private Hotline() {}

    public static void main(String[] args) {}
}
