package hotline.support;

import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A contract with one validator for each schema. The library makes one for each message and copies all schemas of the contract for
 * it, which took a third of the time of holding an exchange against the contract. Validators have no state.
 */
final class KeptValidators implements InvocationHandler {
    private final SchemaRepository schemas;
    private final Map<JsonSchema, Validator> kept = Collections.synchronizedMap(new IdentityHashMap<>());

    private KeptValidators(SchemaRepository schemas) {
        this.schemas = schemas;
    }

    static OpenAPIContract of(OpenAPIContract contract) {
        var repository = proxy(SchemaRepository.class, new KeptValidators(contract.getSchemaRepository()));
        return proxy(
                OpenAPIContract.class,
                (self, method, arguments) -> method.getName().equals("getSchemaRepository")
                        ? repository
                        : passOn(contract, method, arguments));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        boolean isUsual = method.getName().equals("validator") && arguments.length == 1;
        return isUsual && arguments[0] instanceof JsonSchema schema
                ? kept.computeIfAbsent(schema, schemas::validator)
                : passOn(schemas, method, arguments);
    }

    private static Object passOn(Object to, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
