@org.jspecify.annotations.NullMarked
package hotline.demo;
