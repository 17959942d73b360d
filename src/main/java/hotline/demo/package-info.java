/**
 * Three months of a freight network's complaints, played through the services that agents and customers use. No other
 * room depends on it, and it changes complaints through those services only.
 */
@NullMarked
package hotline.demo;

import org.jspecify.annotations.NullMarked;
