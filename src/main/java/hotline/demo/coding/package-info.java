/** Which codes the demo's customers and agents choose. Pure; it draws no chance, so that the stories stay the same. */
@NullMarked
package hotline.demo.coding;

import org.jspecify.annotations.NullMarked;
