package hotline.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test its {@link TestServer}. A static field has one server for the class, an instance field or a parameter
 * one for each test, a parameter of {@code @BeforeAll} one for the class. A parameter may also be {@link Servers},
 * for servers that the test starts with its own {@link ServerSetup}. All are closed after the test or the class.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServerExtension.class)
public @interface Running {
    /** The moment that the server's clock shows, such as {@code 2026-09-28T01:00:00Z}; Friday afternoon if empty. */
    String at() default "";

    /** Which shipped policy. */
    String policy() default "freight-network";

    /** Whether a repeated complaint is graver, as shipped policies say (F4). */
    boolean repeats() default false;

    /**
     * The one server of the run: for classes that leave its clock alone, count only what they filed themselves, and sign in
     * with {@link TestServer#as} only.
     */
    boolean shared() default false;

    /**
     * The one server of the run for all classes that name this family: each test begins with
     * {@link TestServer#forgetComplaints} and may set the clock.
     */
    String family() default "";
}
