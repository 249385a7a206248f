/** What users see: whole stories over the sandbox's boxes, with the operator in a process of its own. */
package io.netwatch.sandbox.scenarios;
