/** Measurements of the operator as it is shipped; they are printed and kept, never asserted. */
package io.netwatch.bench;
