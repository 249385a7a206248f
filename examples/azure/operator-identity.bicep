// The operator's identity on AKS: a managed identity that the pod's ServiceAccount speaks for. There is no secret.
targetScope = 'resourceGroup'

@description('Name of the identity.')
param name string = 'packet-capture-operator'

@description('Region of the identity.')
param location string = resourceGroup().location

@description('The cluster\'s OIDC issuer: az aks show -n CLUSTER -g GROUP --query oidcIssuerProfile.issuerUrl -o tsv')
param oidcIssuer string

@description('Namespace of the operator.')
param namespace string = 'packet-capture-operator'

@description('ServiceAccount of the operator. The bridge has another one, and needs no identity.')
param serviceAccount string = 'packet-capture-operator'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: identity
  name: 'operator'
  properties: {
    issuer: oidcIssuer
    subject: 'system:serviceaccount:${namespace}:${serviceAccount}'
    audiences: [
      'api://AzureADTokenExchange'
    ]
  }
}

output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
