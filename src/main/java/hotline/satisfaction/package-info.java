@org.jspecify.annotations.NullMarked
package hotline.satisfaction;
