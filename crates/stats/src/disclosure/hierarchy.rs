//! Categories of one dimension with their totals: a tree whose root is the grand total.

use super::Error;

/// A tree of categories. Leaves are the finest categories, every other node is the sum of its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hierarchy {
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    leaves: Vec<usize>,
    root: usize,
}

impl Hierarchy {
    /// `categories` leaves, numbered from zero, and their total as the last node.
    pub fn flat(categories: usize) -> Self {
        let root = categories;
        let mut parents = vec![Some(root); categories];
        parents.push(None);
        let mut children = vec![Vec::new(); categories];
        children.push((0..categories).collect());
        Self { parents, children, leaves: (0..categories).collect(), root }
    }

    /// A tree from the parent of each node; the root has none.
    ///
    /// # Errors
    /// [`Error::NotATree`] unless there is exactly one root from which every node is reached.
    pub fn tree(parents: &[Option<usize>]) -> Result<Self, Error> {
        let mut children = vec![Vec::new(); parents.len()];
        let mut roots = Vec::new();
        for (category, parent) in parents.iter().enumerate() {
            match parent {
                None => roots.push(category),
                Some(parent) if *parent < parents.len() => children[*parent].push(category),
                Some(_) => return Err(Error::NotATree { category, found: "an unknown parent" }),
            }
        }
        let root = *roots.first().ok_or(Error::NotATree { category: 0, found: "no total" })?;
        if let Some(category) = roots.get(1) {
            return Err(Error::NotATree { category: *category, found: "a second total" });
        }
        let mut reached = vec![false; parents.len()];
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            reached[node] = true;
            open.extend(&children[node]);
        }
        if let Some(category) = reached.iter().position(|reached| !reached) {
            return Err(Error::NotATree { category, found: "a circle" });
        }
        let leaves = (0..parents.len()).filter(|node| children[*node].is_empty()).collect();
        Ok(Self { parents: parents.to_vec(), children, leaves, root })
    }

    /// Number of nodes, totals included.
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there is no node; never true.
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// The grand total.
    pub fn root(&self) -> usize {
        self.root
    }

    /// The finest categories, in their order.
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    pub(super) fn parent(&self, node: usize) -> Option<usize> {
        self.parents[node]
    }

    pub(super) fn children(&self, node: usize) -> &[usize] {
        &self.children[node]
    }

    /// Nodes such that children come before their parents.
    pub(super) fn bottom_up(&self) -> Vec<usize> {
        let mut order = vec![self.root];
        let mut next = 0;
        while let Some(node) = order.get(next) {
            let children = self.children[*node].clone();
            order.extend(children);
            next += 1;
        }
        order.reverse();
        order
    }

    /// Every way from a node down to a leaf, the node itself included.
    pub(super) fn ways_down(&self, node: usize) -> Vec<Vec<usize>> {
        if self.children[node].is_empty() {
            return vec![vec![node]];
        }
        self.children[node]
            .iter()
            .flat_map(|child| self.ways_down(*child))
            .map(|mut way| {
                way.push(node);
                way
            })
            .collect()
    }
}
