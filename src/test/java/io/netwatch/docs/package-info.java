/** Holds the documentation to what is there. */
package io.netwatch.docs;
