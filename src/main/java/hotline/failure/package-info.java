@org.jspecify.annotations.NullMarked
package hotline.failure;
