/** The real kube-apiserver and etcd as child processes, for what a box cannot vouch for. */
package io.netwatch.sandbox.kubernetes.real;
