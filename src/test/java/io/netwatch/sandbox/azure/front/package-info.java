/** Puts the model of Azure behind HTTPS, under a certificate authority of its own. */
package io.netwatch.sandbox.azure.front;
