@org.jspecify.annotations.NullMarked
package hotline.complaint;
