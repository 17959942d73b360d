@org.jspecify.annotations.NullMarked
package hotline.classification;
