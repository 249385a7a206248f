/** Everything that reads bytes or text from outside, given to a fuzzer; {@code hack/fuzz} runs it, the build plays what was kept. */
package io.netwatch.fuzz;
