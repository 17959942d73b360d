package hotline.parking;

/** So many rows of one kind fail that the fault is hardly theirs: the work stops instead of leaving more out. */
public final class TooManyParked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyParked(String place, int most) {
        super(place + " fails for more than " + most + " rows, so it waits instead of leaving out more");
    }
}
