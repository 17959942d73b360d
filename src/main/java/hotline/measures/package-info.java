@org.jspecify.annotations.NullMarked
package hotline.measures;
