@org.jspecify.annotations.NullMarked
package hotline.callback;
