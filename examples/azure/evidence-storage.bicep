// Where captures are kept: nobody reads them without signing in, and old ones go by themselves.
targetScope = 'resourceGroup'

@minLength(3)
@maxLength(24)
@description('Name of the storage account: 3 to 24 small letters and digits, unique in the world.')
param name string

@description('Region. Network Watcher wants the account in the region of the machines.')
param location string = resourceGroup().location

@minValue(1)
@description('After how many days a capture file is deleted.')
param keepDays int = 30

// Network Watcher hands the agent in the machine a signature made with the account's key, so the key must stay usable,
// and the machine itself must reach the account.
resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: true
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: 7
    }
  }
}

// The container that Network Watcher would make itself.
resource captures 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'network-watcher-logs'
  properties: {
    publicAccess: 'None'
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-captures'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                'network-watcher-logs/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: keepDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    captures
  ]
}

output accountId string = account.id
