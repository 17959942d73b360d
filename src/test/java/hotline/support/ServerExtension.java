package hotline.support;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;

/**
 * Starts the servers that {@link Running} requests, before the first test or before each, and closes them afterwards.
 */
final class ServerExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(ServerExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        for (Field field : fields(context, ModifierSupport::isStatic)) {
            fill(field, null, context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        for (Field field : fields(context, ModifierSupport::isNotStatic)) {
            fill(field, context.getRequiredTestInstance(), context);
        }
    }

    private static List<Field> fields(ExtensionContext context, Predicate<Field> which) {
        return AnnotationSupport.findAnnotatedFields(
                context.getRequiredTestClass(), Running.class, which, HierarchyTraversalMode.TOP_DOWN);
    }

    /** Once for each scope, though each annotated field registers the extension. */
    private static void fill(Field field, Object instance, ExtensionContext context) throws IllegalAccessException {
        if (store(context).getOrDefault(field, Boolean.class, false)) {
            return;
        }
        store(context).put(field, true);
        field.setAccessible(true);
        field.set(instance, started(field.getType(), field.getAnnotation(Running.class), context));
    }

    private static Object started(Class<?> type, Running running, ExtensionContext context) {
        var servers = servers(context);
        if (type == Servers.class) {
            return servers;
        }
        if (running.shared()) {
            var shared = Servers.shared();
            // All classes try from one address, and the clock stands still.
            shared.database().execute("DELETE FROM allowance");
            return shared;
        }
        var usual =
                ServerSetup.usual().under(running.repeats() ? running.policy() : WithoutRepeats.of(running.policy()));
        var setup = running.at().isEmpty() ? usual : usual.at(Instant.parse(running.at()));
        return running.family().isEmpty() ? servers.start(setup) : Servers.family(running.family(), setup);
    }

    private static Servers servers(ExtensionContext context) {
        // Keyed by the scope: a store also finds entries of the enclosing scope, which lives longer.
        return store(context).getOrComputeIfAbsent(context.getUniqueId(), id -> new Servers(), Servers.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(OURS);
    }

    /** A blocked event loop fails the class in which it was noticed. */
    @Override
    public void afterAll(ExtensionContext context) throws IllegalAccessException {
        for (Field field : fields(context, ModifierSupport::isStatic)) {
            field.setAccessible(true);
            var running = field.getAnnotation(Running.class);
            if ((running.shared() || !running.family().isEmpty()) && field.get(null) instanceof TestServer server) {
                server.blockedNothing();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Running.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return started(
                parameter.getParameter().getType(),
                parameter.findAnnotation(Running.class).orElseThrow(),
                context);
    }
}
