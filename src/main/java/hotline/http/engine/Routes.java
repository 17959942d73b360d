package hotline.http.engine;

import java.util.function.BiConsumer;

/** The operations of one part of the contract. */
public interface Routes {

    /** Binds operation ids of {@code api-spec/openapi.yaml}; an id bound twice or unknown stops the server's start. */
    void bind(BiConsumer<String, Operation> bind);
}
