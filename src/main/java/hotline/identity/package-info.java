@org.jspecify.annotations.NullMarked
package hotline.identity;
